import { productionAuthorizer } from './production-authorizer';
import { stageOwner } from './stage-owner';

/** The rules of our company: `websocket-guard check --policy lib/policies/index.js`. */
export const policies = [stageOwner, productionAuthorizer];
