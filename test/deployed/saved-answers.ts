import * as fs from 'node:fs';
import * as path from 'node:path';
import { readDeployed } from '../../src/deployed/read-deployed';
import type { Configuration } from '../../src/engine/config/configuration';
import type { Result } from '../../src/engine/finding';

/** Saved answers about a chat, as the script of `collect` wrote them. */
export const CHAT_FILE = path.join(__dirname, 'chat.json');

/** The id of the only API among them. */
export const CHAT_API = 'a1b2c3d4e5';

type Fields = Record<string, unknown>;

/** One of the answers, to be changed. */
export interface Saved extends Fields {
  command: string;
  answer?: Fields;
}

/** The saved answers of the chat, changed. */
export class Answered {
  public readonly answers: Saved[];

  public constructor() {
    ({ answers: this.answers } = JSON.parse(fs.readFileSync(CHAT_FILE, 'utf8')) as { answers: Saved[] });
  }

  /** Changes what was answered to a command. */
  public change(command: string, change: (answer: Fields) => void): this {
    for (const one of this.of(command)) change(one.answer ?? {});
    return this;
  }

  /** Changes each item of the list that was answered to a command. */
  public each(command: string, change: (item: Fields) => void, list = 'Items'): this {
    return this.change(command, (answer) => {
      for (const item of answer[list] as Fields[]) change(item);
    });
  }

  /** Adds an answer. */
  public add(answer: Saved): this {
    this.answers.push(answer);
    return this;
  }

  /** Leaves an answer out. */
  public without(command: string): this {
    for (const one of this.of(command)) this.answers.splice(this.answers.indexOf(one), 1);
    return this;
  }

  /** Has AWS refuse a command. */
  public refuse(command: string, error: string): this {
    for (const one of this.of(command)) {
      delete one.answer;
      one.error = error;
    }
    return this;
  }

  /** The document. */
  public get text(): string {
    return JSON.stringify({ version: 1, answers: this.answers }, null, 1);
  }

  private of(command: string): readonly Saved[] {
    const found = this.answers.filter((one) => one.command === command);
    if (found.length === 0) throw new Error(`nothing was answered to ${command}`);
    return found;
  }
}

/** The saved answers of the chat. */
export function answered(): Answered {
  return new Answered();
}

/** What is found in saved answers. */
export function judged(answers: Answered | string, configuration: Configuration = { preset: 'strict' }): Result {
  const text = typeof answers === 'string' ? answers : answers.text;
  return readDeployed(text, 'deployed.json').check(configuration, '2026-11-25');
}

/** A finding a line: `connect-route-authorized a1b2c3d4e5/routes/$connect AuthorizationType`. */
export function found(answers: Answered, configuration?: Configuration): readonly string[] {
  return judged(answers, configuration).findings.map(({ ruleId, resource, propertyPath }) =>
    [ruleId, resource.logicalId, propertyPath].join(' ').trim(),
  );
}

/** What is unknown, by rule. */
export function unknownIn(answers: Answered, ruleId: string, configuration?: Configuration): readonly string[] {
  return judged(answers, configuration)
    .unknown.filter((one) => one.ruleId === ruleId)
    .map(({ reason }) => reason);
}
