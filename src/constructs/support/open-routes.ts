import type { IAspect } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IConstruct } from 'constructs';
import type { AnonymousAccess } from '../options/anonymous-access';
import { isOpen, openRouteProblems, recordAnonymousAccess } from './open-route';
import { addError } from './report-error';
import { resourcesOfApi } from './api-resources';

/** Checks every route of an API for an authorizer or the decision that anybody may call it. */
export class OpenRoutes implements IAspect {
  /**
   * @param api the API
   * @param checked the class of routes that check themselves
   * @param access the decision for the API
   */
  public constructor(
    private readonly api: HttpApi,
    private readonly checked: abstract new (...args: never[]) => IConstruct,
    private readonly access: AnonymousAccess | undefined,
  ) {
    api.node.addValidation({
      validate: () => {
        for (const route of this.others()) for (const problem of openRouteProblems(route)) addError(route, problem);
        return [];
      },
    });
  }

  public visit(node: IConstruct): void {
    const { api, access } = this;
    if (node !== api || !access) return;
    for (const route of this.others().filter(isOpen)) recordAnonymousAccess(route, access);
  }

  private others() {
    const { api, checked } = this;
    return resourcesOfApi(api, api.apiId, 'Route').filter(({ node }) => !(node.scope instanceof checked));
  }
}
