import { type Json, type JsonObject, type Path, own } from '../cloudformation/document/json';
import type { Source } from '../cloudformation/document/source';
import { lowerFirst, upperFirst } from '../cloudformation/letter-case';
import { COMMANDS, type Command } from './commands';

/** A resource in an answer, with its place in the document. */
export interface Item {
  readonly json: JsonObject;
  readonly path: Path;
}

/** The answer of AWS to one call. */
export interface Answer {
  readonly command: Command;
  /** The parameters of the call: the id of an API, the name of a function. */
  readonly parameters: readonly string[];
  /** The answer; undefined where AWS refused the call. */
  readonly body: JsonObject | undefined;
  /** The items that the answer lists. */
  readonly items: readonly Item[];
  /** The path of the answer, or of the refused call, in the document. */
  readonly path: Path;
  /** Why the call was refused, in the words of the AWS CLI. */
  readonly error: string | undefined;
}

/** The saved answers of one account and region, by call. */
export class Answers {
  private readonly byCall = new Map<string, Answer[]>();

  /** @param source the document they were read from */
  public constructor(public readonly source: Source) {}

  /** Adds an answer. */
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
   * The answers to a call; several answers are its pages.
   *
   * @param parameters the parameters of the call; fewer of them, or none, for all calls that begin with these
   */
  public to(command: Command, ...parameters: readonly string[]): readonly Answer[] {
    return this.byCall.get(callKey(command, parameters)) ?? [];
  }

  /** The items that the answers to a call list. */
  public items(command: Command, ...parameters: readonly string[]): readonly Item[] {
    return this.to(command, ...parameters).flatMap(({ items }) => items);
  }

  /** The answer to a call about one thing; undefined where there is none. */
  public item(command: Command, ...parameters: readonly string[]): Item | undefined {
    return this.to(command, ...parameters).flatMap(({ body: json, path }) => (json ? [{ json, path }] : []))[0];
  }

  /**
   * Why the answer to a call is not known.
   *
   * @returns undefined where the answer is complete
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

/**
 * A text that every answer has, since reading fails without it; see {@link COMMANDS}.
 *
 * @throws Error where it is missing, which is a defect of this tool
 */
export function requiredText(object: JsonObject, name: string): string {
  const value = textField(object, name);
  if (value === undefined) throw new Error(`${name} is read of an answer that is not asked for it`);
  return value;
}

/** A property that is a text. */
export function textField(object: JsonObject, name: string): string | undefined {
  const value = field(object, name);
  return typeof value === 'string' ? value : undefined;
}

function callKey(command: Command, parameters: readonly string[]): string {
  return JSON.stringify([command, ...parameters]);
}

/** The names of tokens for the next page in answers of AWS. */
const TOKENS = ['NextToken', 'nextToken', 'position', 'Marker'];

function hasMore(body: JsonObject): boolean {
  return TOKENS.some((name) => typeof own(body, name) === 'string');
}
