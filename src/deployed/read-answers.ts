import { type Json, type JsonObject, type Path, isList, isObject, own } from '../cloudformation/document/json';
import { readDocument } from '../cloudformation/document/read-document';
import { SourceError } from '../cloudformation/document/source';
import { lowerFirst, upperFirst } from '../cloudformation/letter-case';
import { didYouMean } from '../engine/did-you-mean';
import { type Answer, Answers, type Item, field, textField } from './answers';
import { COMMANDS, type Command } from './commands';

/** The version of the document that `websocket-guard collect` writes. */
export const ANSWERS_VERSION = 1;

const SHAPE = 'saved answers are an object with a list "answers", as the script of `websocket-guard collect` writes it';
/** Deeper than any answer of AWS; reading is recursive. */
const MAX_DEPTH = 100;

/** Throws the error about a place of the document. */
type Fail = (path: Path, message: string) => never;

/**
 * Reads saved answers.
 *
 * @param text the document
 * @param file the name of the file in errors and findings
 * @throws SourceError with the place of what is wrong, and how to mend it
 */
export function readAnswers(text: string, file: string): Answers {
  const source = readDocument(text, file, SHAPE);
  const fail: Fail = (path, message) => {
    throw new SourceError(file, source.locate(path), message);
  };
  const { root } = source;
  const list = own(root, 'answers');
  if (!isList(list)) return fail([], wrongShape(root));
  if (own(root, 'version') !== ANSWERS_VERSION)
    fail(['version'], `"version" is to be ${ANSWERS_VERSION}; collect again with the script of this version`);
  const answers = new Answers(source);
  for (const [index, entry] of list.entries()) answers.add(readAnswer(entry, ['answers', index], fail));
  if (answers.to('apigatewayv2 get-apis').length === 0)
    fail(['answers'], 'the answer to apigatewayv2 get-apis is missing; without it nobody knows which APIs there are');
  const [first] = answers.to('apigatewayv2 get-apis');
  if (first?.error !== undefined) fail(first.path, `aws apigatewayv2 get-apis was refused: ${first.error}`);
  return answers;
}

/** Reads one answer, or the refusal of a call. */
function readAnswer(entry: Json, at: Path, fail: Fail): Answer {
  if (!isObject(entry)) return fail(at, 'an answer is an object with "command" and "answer"');
  const command = own(entry, 'command');
  if (!isCommand(command)) return fail([...at, 'command'], unknownCommand(command));
  const { parameters: names, list, texts = [] } = COMMANDS[command];
  const parameters = names.map((name): string => {
    const value = own(entry, name);
    return typeof value === 'string' ? value : fail(at, `the answer to ${command} is to say its "${name}", a text`);
  });
  const error = own(entry, 'error');
  if (typeof error === 'string')
    return { command, parameters, body: undefined, items: [], path: at, error: error.trim().slice(0, 300) };
  const body = own(entry, 'answer');
  const path: Path = [...at, 'answer'];
  if (!isObject(body)) return fail(path, `"answer" is to be what \`aws ${command}\` prints, an object`);
  if (depthOf(body) > MAX_DEPTH) fail(path, 'is nested deeper than any answer of AWS');
  const items = list === undefined ? [] : itemsOf(body, list, command, path, fail);
  for (const one of list === undefined ? [{ json: body, path }] : items) requireTexts(one, texts, command, fail);
  return { command, parameters, body, items, path, error: undefined };
}

/** The items that an answer lists; a list of texts, such as names of policies, has none. */
function itemsOf(body: JsonObject, name: string, command: Command, path: Path, fail: Fail): readonly Item[] {
  const key = [name, lowerFirst(name), upperFirst(name)].find((spelling) => isList(own(body, spelling))) ?? name;
  const list = own(body, key);
  if (!isList(list)) return fail(path, `the answer to ${command} has a list "${name}"; this has none`);
  if (name === 'PolicyNames') return [];
  return list.map((json, index) => {
    const place = [...path, key, index];
    return isObject(json) ? { json, path: place } : fail(place, `"${name}" is a list of objects`);
  });
}

function requireTexts({ json, path }: Item, texts: readonly string[], command: Command, fail: Fail): void {
  const missing = texts.find((name) => textField(json, name) === undefined);
  if (missing !== undefined) fail(path, `the answer to ${command} says "${missing}", a text; this does not`);
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

/** How deep a value is nested; counted without recursion, since it may be deeper than the call stack. */
function depthOf(value: Json): number {
  let depth = 0;
  let level: readonly Json[] = [value];
  while (level.length > 0 && depth <= MAX_DEPTH) {
    depth++;
    level = level.flatMap((one) => (isList(one) ? one : isObject(one) ? Object.values(one) : []));
  }
  return depth;
}
