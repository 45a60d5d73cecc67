import { addTo } from '../../collections/grouped';
import { isObject, own, ownObject } from '../document/json';
import { unrollLoops } from '../document/unroll-loops';
import { EvaluationSteps } from '../intrinsics/evaluation-steps';
import { asText, textKey } from '../intrinsics/symbolic-text';
import { LinkedTemplate } from './linked-template';
import type { Expr, Neighbours, Template, Text } from '../types';
import type { TemplateInput } from '../template-input';

/**
 * Reads the templates of one app together, so that imports meet exports and nested stacks meet their parents.
 *
 * @param inputs every template of the app; the order is the order of the findings
 */
export function linkTemplates(inputs: readonly TemplateInput[]): readonly Template[] {
  const neighbours = new App();
  const nested = new Set(inputs.flatMap((input) => [...(input.nested?.values() ?? [])]));
  const templates = inputs.map((input, id) => {
    const source = unrollLoops(input.source, !nested.has(input.source.file));
    return new LinkedTemplate(id, source === input.source ? input : { ...input, source }, neighbours);
  });
  neighbours.add(templates);
  return templates;
}

class App implements Neighbours {
  public readonly budget = new EvaluationSteps();
  public templates: readonly Template[] = [];
  private readonly byFile = new Map<string, LinkedTemplate>();
  private readonly byStack = new Map<string, Template[]>();
  private exports: Map<string, { readonly template: Template; readonly value: Expr }[]> | undefined;

  public add(templates: readonly LinkedTemplate[]): void {
    this.templates = templates;
    for (const template of templates) {
      this.byFile.set(template.source.file, template);
      const { stackName } = template.input;
      if (stackName !== undefined) addTo(this.byStack, stackName, template);
    }
    for (const parent of templates) {
      for (const [logicalId, file] of parent.input.nested ?? []) {
        const template = this.byFile.get(file);
        const resource = parent.resources.get(logicalId);
        if (template && resource && template !== parent) template.parents.push(resource);
      }
    }
  }

  public nestedIn(parent: Template, logicalId: string): Template | undefined {
    const file = parent.input.nested?.get(logicalId);
    return file === undefined ? undefined : this.inFile(file);
  }

  public inFile(file: string): Template | undefined {
    return this.byFile.get(file);
  }

  public findExport(name: Text, from: Template): Expr | undefined {
    this.exports ??= this.readExports();
    const found = this.exports.get(exportName(name, from)) ?? [];
    const [only, other] = found.filter(({ template }) => template.input.environment === from.input.environment);
    return only && !other ? only.value : undefined;
  }

  public findOutput(stackName: string, output: string): Expr | undefined {
    const [only, other] = this.byStack.get(stackName) ?? [];
    const json = only && !other ? own(only.outputs, output) : undefined;
    return only && isObject(json) ? { template: only, json: own(json, 'Value') ?? null } : undefined;
  }

  private readExports(): NonNullable<App['exports']> {
    const exports: NonNullable<App['exports']> = new Map();
    for (const template of this.templates) {
      for (const output of Object.values(template.outputs)) {
        const name = isObject(output) ? own(ownObject(output, 'Export'), 'Name') : undefined;
        if (!isObject(output) || name === undefined) continue;
        const [only, other] = template.evaluator.evaluate({ template, json: name }, []);
        const text = only && !other ? asText(only.value) : undefined;
        if (!text) continue;
        const key = exportName(text, template);
        const value: Expr = { template, json: own(output, 'Value') ?? null };
        addTo(exports, key, { template, value });
      }
    }
    return exports;
  }
}

/** The name of an export as a key; `AWS::StackName` in it means the exporting stack. */
function exportName(name: Text, template: Template): string {
  return textKey(
    name.map((part) =>
      typeof part !== 'string' && part.kind === 'pseudo' && part.name === 'AWS::StackName'
        ? (template.input.stackName ?? `\0${template.id}\0`)
        : part,
    ),
  );
}
