import * as fc from 'fast-check';
import { type Json, type JsonObject, isObject, own, ownObject } from '../../../src/cloudformation/document/json';
import type { Rewriting } from './rewriting';

/** Properties that SAM takes as CloudFormation does. */
const SAME = [
  'Description', 'Environment', 'FunctionName', 'Handler', 'MemorySize', 'ReservedConcurrentExecutions', 'Role', 'Runtime', 'Timeout',
]; // prettier-ignore

/** A function as SAM has it; undefined for one that SAM would give a role, or that has what SAM writes differently. */
function short(resource: Json): JsonObject | undefined {
  if (!isObject(resource) || resource.Type !== 'AWS::Lambda::Function') return undefined;
  const { Code: code, ...properties } = ownObject(resource, 'Properties');
  const { ZipFile: inline, S3Bucket: bucket, S3Key: key, ...more } = isObject(code) ? code : {};
  const isPlain = Object.keys(properties).every((name) => SAME.includes(name)) && Object.keys(more).length === 0;
  // SAM makes a role where none is written, and wants to know whether one is.
  const role = own(properties, 'Role');
  if (!isPlain || role === undefined || (isObject(role) && ('Fn::If' in role || role.Ref === 'AWS::NoValue')))
    return undefined;
  const source: JsonObject =
    inline !== undefined
      ? { InlineCode: inline }
      : bucket !== undefined && key !== undefined
        ? { CodeUri: { Bucket: bucket, Key: key } }
        : {};
  return { ...resource, Type: 'AWS::Serverless::Function', Properties: { ...properties, ...source } };
}

/** A function of Lambda as the short form of SAM. */
export const serverless: Rewriting = {
  name: 'serverless',
  keepsFingerprints: true,
  of: (template) => {
    const resources = ownObject(template, 'Resources');
    const functions = Object.keys(resources).filter((id) => short(resources[id] ?? null));
    if (functions.length === 0 || template.Transform !== undefined) return undefined;
    return fc.subarray(functions, { minLength: 1 }).map((chosen) => ({
      templates: [
        {
          file: 'template.json',
          content: {
            Transform: 'AWS::Serverless-2016-10-31',
            ...template,
            Resources: Object.fromEntries(
              Object.entries(resources).map(([id, json]): [string, Json] => [
                id,
                chosen.includes(id) ? (short(json) ?? json) : json,
              ]),
            ),
          },
        },
      ],
    }));
  },
};
