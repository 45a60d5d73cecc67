import { IdentityPolicies } from '../iam/identity-policies';
import { perModel } from './per-model';

/** Who has which IAM policies in an app. */
export const identityPolicies = perModel((model) => new IdentityPolicies(model));
