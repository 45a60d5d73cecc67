import { IdentityPolicies } from '../iam/identity-policies';
import { perModel } from './per-model';

/** The IAM policies of every identity in an app. */
export const identityPolicies = perModel((model) => new IdentityPolicies(model));
