import { createdBefore } from '../../cloudformation/creation-order';
import type { Policy } from '../policy';

export const deploymentDependsOnRoutes: Policy = {
  id: 'deployment-depends-on-routes',
  category: 'deploy',
  severity: 'error',
  title: 'A deployment depends on the routes it deploys',
  why: 'CloudFormation creates resources in any order that DependsOn and references leave open. A deployment that comes before the first route fails: "At least one route is required before deploying the Api".',
  fix: 'Name the routes of the API in DependsOn of the deployment, or use AutoDeploy on the stage instead of a deployment.',
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-deployment.html',
    'https://github.com/aws/serverless-application-model/issues/2512',
  ],
  check(model, judge) {
    for (const { resource, api } of model.deployments) {
      const here = api.routes.filter((route) => route.resource.template === resource.template);
      if (here.length === 0) continue;
      const before = createdBefore(resource);
      if (here.some((route) => before.has(route.resource))) continue;
      const { hiddenBy } = resource.template;
      if (hiddenBy !== undefined) judge.unknown(resource, 'DependsOn', hiddenBy);
      else
        judge.report(
          resource,
          'DependsOn',
          'The deployment may be created before any route: "At least one route is required before deploying the Api".',
        );
    }
  },
};
