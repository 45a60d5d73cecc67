import { type Json, isObject } from '../cloudformation/document/json';
import type { Acknowledgement } from '../cloudformation/template-input';

/** The metadata type under which CDK records acknowledged rules: `Validations.ACKNOWLEDGED_RULES_METADATA_KEY`. */
export const ACKNOWLEDGED_RULES = 'aws:cdk:acknowledged-rules';

/** The acknowledgements in one metadata entry: reasons by id. */
export function acknowledgementsIn(data: Json | undefined, constructPath: string): readonly Acknowledgement[] {
  if (!isObject(data)) return [];
  return Object.entries(data).map(([id, reason]) => ({
    id,
    reason: typeof reason === 'string' ? reason : '',
    constructPath,
  }));
}
