import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { keyName, unwrap, type Node } from './syntax';
import type { Value } from './values';

export type Edit = (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[];

/** Puts a property behind the last one of an object, laid out like those that are there. */
export function addProperty(
  sourceCode: TSESLint.SourceCode,
  object: TSESTree.ObjectExpression,
  property: string,
): Edit {
  const last = object.properties.at(-1);
  const close = sourceCode.getLastToken(object);
  if (!last || !close) return (fixer) => [fixer.replaceText(object, `{ ${property} }`)];
  const after = sourceCode.getTokenAfter(last);
  const hasComma = after?.value === ',';
  if (last.loc.start.line === object.loc.start.line) {
    return (fixer) => [fixer.insertTextAfter(last, `, ${property}`)];
  }
  const end = hasComma ? after : last;
  const comment = sourceCode
    .getCommentsAfter(end)
    .filter(({ loc }) => loc.start.line === end.loc.end.line)
    .at(-1);
  const indent = indentOf(sourceCode, last);
  const text = `\n${indent}${reindent(property, indent)}${hasComma ? ',' : ''}`;
  return (fixer) => [
    ...(hasComma ? [] : [fixer.insertTextAfter(last, ',')]),
    fixer.insertTextAfterRange((comment ?? end).range, text),
  ];
}

/** Takes a property out of its object, with its comma and, where it stands alone, its line. Comments stay. */
export function removeProperty(sourceCode: TSESLint.SourceCode, property: Node): Edit {
  const text = sourceCode.getText();
  let [start, end] = property.range;
  const after = sourceCode.getTokenAfter(property);
  const before = sourceCode.getTokenBefore(property);
  const hasCommentAfter = sourceCode.getCommentsAfter(property).length > 0;
  if (after?.value === ',' && !hasCommentAfter) end = after.range[1];
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const isAlone =
    /^\s*$/.test(text.slice(lineStart, start)) && lineEnd !== -1 && /^\s*$/.test(text.slice(end, lineEnd));
  if (isAlone) [start, end] = [lineStart, lineEnd + 1];
  else if (after?.value === ',') end += /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
  else if (before?.value === ',' && sourceCode.getCommentsBefore(property).length === 0) start = before.range[0];
  return (fixer) => [fixer.removeRange([start, end])];
}

/** The white space a node's line starts with. */
export function indentOf(sourceCode: TSESLint.SourceCode, node: Node): string {
  return /^\s*/.exec(sourceCode.lines[node.loc.start.line - 1] ?? '')?.[0] ?? '';
}

/** Lines behind the first, written with two spaces a level, moved to where the first stands. */
export function reindent(text: string, indent: string): string {
  return text.replaceAll('\n', `\n${indent}`);
}

/** Puts an argument behind those of a call. */
export function addArgument(
  sourceCode: TSESLint.SourceCode,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: string,
): Edit {
  const last = call.arguments.at(-1);
  const close = sourceCode.getLastToken(call);
  if (last) return (fixer) => [fixer.insertTextAfter(last, `, ${argument}`)];
  return close?.value === ')'
    ? (fixer) => [fixer.insertTextBefore(close, argument)]
    : (fixer) => [fixer.insertTextAfter(call, `(${argument})`)];
}

/** Gives a construct a property more: in the object where it is written, or in a copy of the object it names. */
export function withProperty(sourceCode: TSESLint.SourceCode, value: Value, property: string): Edit | undefined {
  if (value.kind !== 'object') return undefined;
  const { node, object } = value;
  if (unwrap(node) === object) return addProperty(sourceCode, object, property);
  return (fixer) => [fixer.replaceText(node, `{ ...${sourceCode.getText(node)}, ${property} }`)];
}

/** The property of an object under a name, where it is written in place. */
export function propertyNode(value: Value, name: string): TSESTree.Property | undefined {
  if (value.kind !== 'object' || unwrap(value.node) !== value.object) return undefined;
  const found = value.object.properties.filter((one) => one.type === 'Property' && keyName(one) === name);
  return found.length === 1 ? (found[0] as TSESTree.Property) : undefined;
}
