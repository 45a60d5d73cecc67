/** Why a resource may be created before another one that it needs, for the `why` of policies about that. */
export const ANY_ORDER = 'CloudFormation creates resources in any order that DependsOn and references leave open';
