import { definePolicy } from 'cdk-websocket-guard/policies';

/** Stages whose name says that customers use them. */
const PRODUCTION = /^(?:prod|production|live)$/;

/** Customers sign in with us, so an API that they use asks our own authorizer and not only IAM. */
export const productionAuthorizer = definePolicy({
  id: 'acme/production-authorizer',
  category: 'security',
  severity: 'warning',
  title: 'An API with a production stage has a Lambda authorizer',
  why: 'IAM credentials say which system connects, and not which customer; our audit asks for the customer.',
  fix: 'Set AuthorizationType of the $connect route to CUSTOM, with the authorizer of the identity team.',
  references: ['https://wiki.acme.example/audit'],
  check(model, judge) {
    for (const api of model.apis) {
      const isProduction = api.stages.some(({ resource }) =>
        resource
          .cases('StageName')
          .some(({ value }) => value.kind === 'scalar' && PRODUCTION.test(String(value.value))),
      );
      if (!isProduction) continue;
      for (const route of api.routes.filter(({ key }) => key === '$connect')) {
        judge.value(
          route,
          'AuthorizationType',
          (type) =>
            type.string === 'AWS_IAM' && 'Customers connect to this API with IAM credentials, which do not name them.',
        );
      }
    }
  },
});
