import { type Json, type JsonObject, isObject, own, setOwn } from '../cloudformation/document/json';
import { type Answers, type Item, field } from './answers';

const RATE = 'ThrottlingRateLimit';
const BURST = 'ThrottlingBurstLimit';
/** The default limits of an account; the second are those of some regions. */
const DEFAULTS = [
  { rate: 10_000, burst: 5_000 },
  { rate: 2_500, burst: 1_250 },
];

/**
 * The limits that all APIs of an account and region share. For a stage without limits of its own AWS returns these, so
 * that they are not settings of the stage.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-set-up-websocket-deployment.html
 */
export interface SharedLimits {
  /** The properties of a stage without limits that equal those of the account. */
  without(stage: JsonObject): JsonObject;
  /** Whether the limits of a stage may be those of its account. */
  isUnclear(stage: Item): boolean;
}

/** The limits of the account of the answers. */
export function sharedLimits(answers: Answers): SharedLimits {
  const account = answers.item('apigateway get-account');
  const throttle = account && field(account.json, 'ThrottleSettings');
  const limits = isObject(throttle)
    ? { rate: field(throttle, 'RateLimit'), burst: field(throttle, 'BurstLimit') }
    : undefined;
  const isShared = (
    settings: Json | undefined,
    { rate, burst }: { readonly rate?: Json | undefined; readonly burst?: Json | undefined },
  ): boolean =>
    isObject(settings) && rate !== undefined && field(settings, RATE) === rate && field(settings, BURST) === burst;
  const reduce = (settings: Json): Json =>
    isObject(settings) && limits && isShared(settings, limits)
      ? Object.fromEntries(Object.entries(settings).filter(([key]) => key !== RATE && key !== BURST))
      : settings;
  return {
    without: (stage) => {
      const copy: Record<string, Json> = { ...stage };
      const settings = own(stage, 'DefaultRouteSettings');
      if (settings !== undefined) copy.DefaultRouteSettings = reduce(settings);
      const routes = own(stage, 'RouteSettings');
      if (!isObject(routes)) return copy;
      const reduced: Record<string, Json> = {};
      for (const [key, one] of Object.entries(routes)) setOwn(reduced, key, reduce(one));
      return { ...copy, RouteSettings: reduced };
    },
    isUnclear: ({ json }) =>
      limits === undefined && DEFAULTS.some((one) => isShared(field(json, 'DefaultRouteSettings'), one)),
  };
}
