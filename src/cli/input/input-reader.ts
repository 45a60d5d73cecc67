import type { TemplateInput } from '../../cloudformation/template-input';
import type { Environment } from '../environment';
import { type Input, readInput } from './inputs';
import { realPath } from './real-path';
import { type SavedAnswers, readSavedAnswers } from './saved-answers';

/** Reads inputs, each file once: paths may overlap, as those of shell patterns do. */
export class InputReader {
  /** The files that were read, as the user named them. */
  public readonly files: string[] = [];
  /** The named paths for which no template was found so far. */
  public readonly withoutTemplate: Set<string>;
  /** Whether each file that was read is a template, by real path. */
  private readonly met = new Map<string, boolean>();

  public constructor(
    inputs: readonly Input[],
    private readonly environment: Environment,
  ) {
    this.withoutTemplate = new Set(inputs.map(({ named }) => named));
  }

  /** The templates of an input, without those that were read before. */
  public read(input: Input): readonly TemplateInput[] {
    const place = realPath(input.path);
    const known = this.met.get(place);
    if (known === true) this.withoutTemplate.delete(input.named);
    if (known !== undefined) return [];
    const { templates, files } = readInput(input, this.environment);
    const others = files.filter((file) => file !== input.path).map(realPath);
    for (const file of [place, ...others]) this.met.set(file, templates.length > 0);
    this.files.push(...files);
    if (templates.length > 0) this.withoutTemplate.delete(input.named);
    return templates;
  }

  /** Saved answers of the AWS CLI; undefined where they were read before. */
  public readAnswers(named: string): SavedAnswers['deployed'] | undefined {
    const place = realPath(named);
    if (this.met.has(place)) return undefined;
    this.met.set(place, true);
    const { deployed, file } = readSavedAnswers(named, this.environment);
    this.files.push(file);
    return deployed;
  }
}
