import { rejectedRouteSettings } from '../../aws/rejections';
import type { CfnResource } from 'aws-cdk-lib';
import type { CfnStage, IApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Dependable, type IConstruct } from 'constructs';
import { lowerFirst } from '../../cloudformation/letter-case';
import { failSynthesis } from './report-error';
import { stated, type TemplateRouteSettings } from './route-settings';
import { resourcesOfApi, templateProperties } from './api-resources';

/** The settings of a stage of aws-cdk-lib, with those of injectors. */
export function settingsOf({ defaultRouteSettings }: CfnStage): TemplateRouteSettings {
  const settings = (defaultRouteSettings ?? {}) as CfnStage.RouteSettingsProperty;
  return stated({
    ThrottlingRateLimit: settings.throttlingRateLimit,
    ThrottlingBurstLimit: settings.throttlingBurstLimit,
    DetailedMetricsEnabled: settings.detailedMetricsEnabled,
  });
}

/** Settings as a property of the stage. */
export function toProperty(settings: TemplateRouteSettings): CfnStage.RouteSettingsProperty {
  return Object.fromEntries(Object.entries(settings).map(([key, value]) => [lowerFirst(key), value]));
}

/**
 * Sets the settings of single routes. The stage is created after all routes of its API, and a key of no route fails the
 * synthesis.
 *
 * @param scope the construct of the stage
 * @param stage its resource
 * @param byKey the settings by route key, each complete
 */
export function applyRouteSettings(
  scope: IConstruct & { readonly api: IApi },
  stage: CfnStage,
  byKey: Readonly<Record<string, TemplateRouteSettings>>,
): void {
  const { api } = scope;
  stage.routeSettings = byKey;
  const routes = (): readonly CfnResource[] => resourcesOfApi(api, api.apiId, 'Route');
  // Looked up during synthesis, since routes may be defined after their stage.
  const everyRoute = {} as IConstruct;
  Dependable.implement(everyRoute, {
    get dependencyRoots() {
      return [...routes()];
    },
  });
  stage.node.addDependency(everyRoute);
  if (!api.node.tryFindChild('Resource')) return;
  failSynthesis(scope, () => {
    const keys = routes().map((route) => templateProperties(route).RouteKey);
    if (!keys.every((key) => typeof key === 'string')) return [];
    return Object.keys(byKey)
      .filter((key) => !keys.includes(key))
      .map(
        (key) =>
          `routeSettings has "${key}", but the API has the routes ${keys.join(', ')}: AWS answers ${rejectedRouteSettings(key)}.`,
      );
  });
}
