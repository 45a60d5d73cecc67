import { Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { TemplateInput } from '../cloudformation/template-input';
import { templatesOf } from './construct-templates';
import { readAssembly } from './read-assembly';

/** The templates of a construct's app, after its Aspects have run. */
export function synthesisedTemplates({ node: { root } }: IConstruct): readonly TemplateInput[] {
  if (!Stage.isStage(root)) return templatesOf(root).map(({ input }) => input);
  return readAssembly(root.synth({ force: true, skipValidation: true }).directory);
}
