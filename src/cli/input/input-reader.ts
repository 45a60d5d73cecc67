import type { TemplateInput } from '../../cloudformation/template-input';
import type { Environment } from '../environment';
import { type Input, readInput } from './inputs';
import { realPath } from './real-path';
import { type SavedAnswers, readSavedAnswers } from './saved-answers';

/** Reads inputs, and each file once: paths may overlap, as those of a shell's patterns do. */
export class InputReader {
  /** The files that were read, as they were named. */
  public readonly files: string[] = [];
  /** The paths that the user named, behind which there was no template yet. */
  public readonly withoutTemplate: Set<string>;
  /** What was read, by its real path, and whether it was a template. */
  private readonly met = new Map<string, boolean>();

  public constructor(
    inputs: readonly Input[],
    private readonly environment: Environment,
  ) {
    this.withoutTemplate = new Set(inputs.map(({ named }) => named));
  }

  /** The templates of an input that were not read before. */
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

  /** What saved answers of the AWS CLI say; undefined where they were read before. */
  public readAnswers(named: string): SavedAnswers['deployed'] | undefined {
    const place = realPath(named);
    if (this.met.has(place)) return undefined;
    this.met.set(place, true);
    const { deployed, file } = readSavedAnswers(named, this.environment);
    this.files.push(file);
    return deployed;
  }
}
