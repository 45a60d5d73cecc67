import type { TSESLint } from '@typescript-eslint/utils';
import type { ConnectionScope } from '../../apigateway/connections/connection-scope';
import { CONNECTION_METHODS } from '../../aws/execute-api';
import { constantOf } from './constants';
import { variableOf } from './variables';
import type { SourceFile } from './source-file';
import { unwrap, type Node } from './syntax';
import { holderAt } from './visible-names';
import { stages } from './websocket-constructs';

/**
 * Narrows an ARN that is written in place to posts through one stage, where it is the end of the ARN that covers more.
 */
export function narrowedArn(
  file: SourceFile,
  written: Node,
  { everyStage, methods }: ConnectionScope & { readonly kind: 'one-api' },
): TSESLint.ReportFixFunction | undefined {
  const node = inPlace(file, written);
  if (node.type !== 'TemplateLiteral' && node.type !== 'Literal') return undefined;
  const text = file.sourceCode.getText(node);
  const [quote, arn] = [text.charAt(0), text.slice(1, -1)];
  const stage = everyStage && node.type === 'TemplateLiteral' ? stageBefore(file, node) : undefined;
  if (everyStage && stage === undefined) return undefined;
  const everyMethod = methods.length === CONNECTION_METHODS.length;
  const at = stage === undefined ? '' : `/\${${stage}}`;
  const narrowed = everyMethod
    ? arn.replace(/(?:\/\*)+(?:\/@connections\/\*)?$/, `${at}/POST/@connections/*`)
    : arn.replace(/\/\*(?=\/[A-Z]+\/@connections\/)/, at);
  return narrowed === arn ? undefined : (fixer) => fixer.replaceText(node, `${quote}${narrowed}${quote}`);
}

/** The text of an ARN, also where a constant holds it that nothing else uses. */
function inPlace({ sourceCode }: SourceFile, written: Node): Node {
  const node = unwrap(written);
  const variable = node.type === 'Identifier' ? variableOf(sourceCode, node) : undefined;
  const constant = variable && constantOf(variable);
  const isShared = variable?.references.filter(({ init }) => init !== true).length !== 1;
  const isExported = constant?.parent.parent?.parent?.type === 'ExportNamedDeclaration';
  return constant && !isShared && !isExported ? unwrap(constant) : node;
}

/** The name of the only stage of a file, as it can be written where the stage is made before. */
function stageBefore(file: SourceFile, at: Node): string | undefined {
  const [stage, another] = stages(file);
  if (!stage || another) return undefined;
  const holder = holderAt(file.sourceCode, stage.creation.node, at);
  return holder && `${holder}.${stage.isL1 ? 'ref' : 'stageName'}`;
}
