import { type Json, type JsonObject, type Path, own } from '../cloudformation/document/json';
import type { Source } from '../cloudformation/document/source';
import { lowerFirst, upperFirst } from '../cloudformation/letter-case';
import { COMMANDS, type Command } from './commands';

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
  /** What is listed in it. */
  readonly items: readonly Item[];
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
    return this.to(command, ...parameters).flatMap(({ items }) => items);
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

/**
 * A text that an answer was refused without, see {@link COMMANDS}.
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

/** What the answers of AWS call the place where the next page begins. */
const TOKENS = ['NextToken', 'nextToken', 'position', 'Marker'];

function hasMore(body: JsonObject): boolean {
  return TOKENS.some((name) => typeof own(body, name) === 'string');
}
