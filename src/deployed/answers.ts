import { type Json, type JsonObject, type Path, isList, isObject, own } from '../cloudformation/document/json';
import { readDocument } from '../cloudformation/document/read-document';
import { type Source, SourceError } from '../cloudformation/document/source';
import { lowerFirst, upperFirst } from '../cloudformation/letter-case';
import { didYouMean } from '../engine/config/did-you-mean';
import { COMMANDS, type Command } from './commands';

/** The version of the document that `websocket-guard collect` writes. */
export const ANSWERS_VERSION = 1;

const SHAPE = 'saved answers are an object with a list "answers", as the script of `websocket-guard collect` writes it';
/** No answer of AWS is nested as deep; what reads them goes down as deep as they are. */
const MAX_DEPTH = 100;

/** A resource in an answer, with its place in the document. */
export interface Item {
  readonly json: JsonObject;
  readonly path: Path;
}

/** What AWS answered to one call. */
export interface Answer {
  readonly command: Command;
  /** What the call named: the id of an API, the name of a function. */
  readonly parameters: readonly string[];
  /** What it answered; undefined where it refused. */
  readonly body: JsonObject | undefined;
  /** Where the answer stands, or the call that was refused. */
  readonly path: Path;
  /** Why the call was refused, in the words of the AWS CLI. */
  readonly error: string | undefined;
}

/** The saved answers of one account and region, by call. */
export class Answers {
  private readonly byCall = new Map<string, Answer[]>();

  /** @param source the document they were read from */
  public constructor(public readonly source: Source) {}

  /** Takes in an answer. */
  public add(answer: Answer): void {
    const { command, parameters } = answer;
    for (let length = 0; length <= parameters.length; length++) {
      const key = callKey(command, parameters.slice(0, length));
      const known = this.byCall.get(key);
      if (known) known.push(answer);
      else this.byCall.set(key, [answer]);
    }
  }

  /**
   * What was answered to a call; several answers are its pages.
   *
   * @param parameters what the call named; only the first of it, or nothing, for all calls that named this
   */
  public to(command: Command, ...parameters: readonly string[]): readonly Answer[] {
    return this.byCall.get(callKey(command, parameters)) ?? [];
  }

  /** What is listed in the answers to a call. */
  public items(command: Command, ...parameters: readonly string[]): readonly Item[] {
    return this.to(command, ...parameters).flatMap(itemsOf);
  }

  /** The answer to a call about one thing; undefined where there is none. */
  public item(command: Command, ...parameters: readonly string[]): Item | undefined {
    return this.to(command, ...parameters).flatMap(({ body: json, path }) => (json ? [{ json, path }] : []))[0];
  }

  /**
   * Why what a call would tell is not known.
   *
   * @returns undefined where it was answered in full
   */
  public lack(command: Command, ...parameters: readonly string[]): string | undefined {
    const named = COMMANDS[command].parameters.map((name, index) => ` --${name} ${parameters[index] ?? ''}`);
    const call = `\`aws ${command}${named.join('')}\``;
    const answers = this.to(command, ...parameters);
    const [refused] = answers.flatMap(({ error }) => error ?? []);
    if (answers.length === 0) return `no answer to ${call} was saved`;
    if (refused !== undefined) return `${call} was refused: ${refused}`;
    const isWhole = answers.some(({ body }) => body && !hasMore(body));
    return isWhole ? undefined : `the answer to ${call} has more pages than were saved`;
  }
}

/** The value of a property, spelled as the AWS CLI does or as the API itself: `ApiId`, `apiId`. */
export function field(object: JsonObject, name: string): Json | undefined {
  return own(object, name) ?? own(object, lowerFirst(name)) ?? own(object, upperFirst(name));
}

/** A property that is a text. */
export function textField(object: JsonObject, name: string): string | undefined {
  const value = field(object, name);
  return typeof value === 'string' ? value : undefined;
}

/**
 * Reads saved answers.
 *
 * @param text the document
 * @param file the name under which errors and findings speak of it
 * @throws SourceError with the place of what is wrong, and how to mend it
 */
export function readAnswers(text: string, file: string): Answers {
  const source = readDocument(text, file, SHAPE);
  const fail = (path: Path, message: string): never => {
    throw new SourceError(file, source.locate(path), message);
  };
  const { root } = source;
  const list = own(root, 'answers');
  if (!isList(list)) return fail([], wrongShape(root));
  if (own(root, 'version') !== ANSWERS_VERSION)
    fail(['version'], `"version" is to be ${ANSWERS_VERSION}; collect again with the script of this version`);
  const answers = new Answers(source);
  for (const [index, entry] of list.entries()) {
    const at: Path = ['answers', index];
    if (!isObject(entry)) return fail(at, 'an answer is an object with "command" and "answer"');
    const command = own(entry, 'command');
    if (!isCommand(command)) return fail([...at, 'command'], unknownCommand(command));
    const { parameters, list: listed } = COMMANDS[command];
    const given = parameters.map((name): string => {
      const value = own(entry, name);
      return typeof value === 'string' ? value : fail(at, `the answer to ${command} is to say its "${name}", a text`);
    });
    const error = own(entry, 'error');
    if (typeof error === 'string') {
      answers.add({ command, parameters: given, body: undefined, path: at, error: error.trim().slice(0, 300) });
      continue;
    }
    const body = own(entry, 'answer');
    const path: Path = [...at, 'answer'];
    if (!isObject(body)) return fail(path, `"answer" is to be what \`aws ${command}\` prints, an object`);
    if (depthOf(body) > MAX_DEPTH) fail(path, 'is nested deeper than any answer of AWS');
    if (listed !== undefined)
      requireItems(body, listed, command, (inside, message) => fail([...path, ...inside], message));
    answers.add({ command, parameters: given, body, path, error: undefined });
  }
  if (answers.to('apigatewayv2 get-apis').length === 0)
    fail(['answers'], 'the answer to apigatewayv2 get-apis is missing; without it nobody knows which APIs there are');
  const [first] = answers.to('apigatewayv2 get-apis');
  if (first?.error !== undefined) fail(first.path, `aws apigatewayv2 get-apis was refused: ${first.error}`);
  return answers;
}

function requireItems(
  body: JsonObject,
  name: string,
  command: Command,
  fail: (path: Path, message: string) => never,
): void {
  const items = field(body, name);
  if (!isList(items)) return fail([], `the answer to ${command} has a list "${name}"; this has none`);
  if (name === 'PolicyNames') return;
  for (const [index, item] of items.entries())
    if (!isObject(item)) fail([name in body ? name : lowerFirst(name), index], `"${name}" is a list of objects`);
}

function itemsOf({ command, body, path }: Answer): readonly Item[] {
  const name = COMMANDS[command].list;
  if (!body || name === undefined) return [];
  const key = Object.hasOwn(body, name)
    ? name
    : Object.hasOwn(body, lowerFirst(name))
      ? lowerFirst(name)
      : upperFirst(name);
  const items = own(body, key);
  if (!isList(items)) return [];
  return items.flatMap((json, index) => (isObject(json) ? [{ json, path: [...path, key, index] }] : []));
}

function wrongShape(root: JsonObject): string {
  if (own(root, 'Resources') !== undefined) return `this is a template: check it without --deployed; ${SHAPE}`;
  if (field(root, 'Items') !== undefined)
    return `this is one answer of the AWS CLI; it goes into "answers", beside the "command" that it answers: ${SHAPE}`;
  return SHAPE;
}

function unknownCommand(command: Json | undefined): string {
  if (typeof command !== 'string') return '"command" is to be the command that was answered, "apigatewayv2 get-apis"';
  return `"${command}" is no command whose answers are used${didYouMean(command, Object.keys(COMMANDS))}`;
}

function isCommand(command: Json | undefined): command is Command {
  return typeof command === 'string' && Object.hasOwn(COMMANDS, command);
}

function callKey(command: Command, parameters: readonly string[]): string {
  return JSON.stringify([command, ...parameters]);
}

/** What the answers of AWS call the place where the next page begins. */
const TOKENS = ['NextToken', 'nextToken', 'position', 'Marker'];

function hasMore(body: JsonObject): boolean {
  return TOKENS.some((name) => typeof own(body, name) === 'string');
}

/** How deep a value is nested; counted without recursion, since it may be deeper than the stack. */
function depthOf(value: Json): number {
  let depth = 0;
  let level: readonly Json[] = [value];
  while (level.length > 0 && depth <= MAX_DEPTH) {
    depth++;
    level = level.flatMap((one) => (isList(one) ? one : isObject(one) ? Object.values(one) : []));
  }
  return depth;
}
