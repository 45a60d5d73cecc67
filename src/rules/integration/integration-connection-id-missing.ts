import { hiddenIn, seenIn } from '../../apigateway/absence/hidden-parts';
import { callers, type Caller } from '../../apigateway/integrations/callers';
import { compareTexts } from '../../collections/compare-texts';
import type { Integration, Route } from '../../apigateway/model';
import { type Branch, excluding, firstOf, widestFirst } from '../../cloudformation/conditions/branches';
import { literalCharacters } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { HiddenParts } from '../../cloudformation/stacks/visibility';
import { mentions } from '../../velocity/mentions';
import type { Policy } from '../policy';
import { developerGuide } from '../support/pages';

const HTTP = new Set<string | undefined>(['HTTP', 'HTTP_PROXY']);

export const integrationConnectionIdMissing: Policy = {
  id: 'integration-connection-id-missing',
  category: 'runtime',
  severity: 'info',
  title: 'An HTTP back end learns which connection a message came from',
  why: 'A request to an HTTP back end says nothing about the connection unless the integration maps it. Without the connection id, the back end can neither tell its clients apart nor post to one of them later.',
  fix: 'Map it to a header: RequestParameters: { integration.request.header.X-Connection-Id: context.connectionId }. A back end that only ever answers the message itself needs none: give its routes a RouteResponse.',
  references: [
    developerGuide('websocket-api-data-mapping'),
    'https://repost.aws/knowledge-center/api-gateway-vpc-link-integration',
  ],
  check(model, judge) {
    judge.values(
      model.integrations,
      ['RequestParameters', 'RequestTemplates', 'IntegrationType'],
      ([parameters, templates, type], integration) => {
        if (!HTTP.has(type.string)) return undefined;
        const { branches, doubts } = unanswered(integration, type.when);
        if (branches.length + doubts.length === 0) return undefined;
        const values = [parameters, templates].flatMap(({ entries = [] }) => entries.map(([, value]) => value));
        const carried = values.filter(carriesConnectionId).map(({ when }) => when);
        for (const { when: doubtful, reason } of doubts)
          for (const without of excluding(doubtful, carried)) judge.unknown(integration, '', reason, without);
        // What only deployment knows may carry it.
        const open = values.flatMap(({ term, path, when }) =>
          term.kind === 'unknown' ? [{ path, when, reason: `${term.label}: ${term.reason}` }] : [],
        );
        return branches.flatMap(({ route, when: branch }) => {
          const message = `Nothing tells the back end of route ${route.resource.declared.logicalId} ${consequence(route)}.`;
          for (const without of excluding(branch, carried))
            for (const { candidate, when } of firstOf(without, open))
              judge.unknown(integration, candidate.path, candidate.reason, when);
          const others = [...carried, ...open.map(({ when }) => when)];
          return excluding(branch, others).map((when) => ({ message, when }));
        });
      },
    );
  },
};

function consequence({ key }: Route): string {
  if (key === '$disconnect') return 'which connection has ended: it cannot clean up';
  const learnt = key === '$connect' ? 'was opened' : 'a message came from';
  return `which connection ${learnt}: it can never post to that client`;
}

function carriesConnectionId({ text = [], path: [property] }: Value): boolean {
  return property === 'RequestTemplates'
    ? mentions(text, 'context.connectionId')
    : /\bcontext\.connectionId\b/.test(literalCharacters(text, ' '));
}

/** Where nobody answers what came in on an integration. */
interface Unanswered {
  /** The branches in which a route sends no answer, each with one such route. */
  readonly branches: readonly Caller[];
  /** Those in which routes or route responses may be out of sight. */
  readonly doubts: readonly HiddenParts[];
}

function unanswered(integration: Integration, given: Branch): Unanswered {
  // A route that is there in more branches first: what is said of it need not be said of the others.
  // Of several alike, the same one for each API that the integration may belong to.
  const byKey = [...callers(integration, given)].sort((a, b) => compareTexts(a.route.key, b.route.key));
  const used = widestFirst(given, byKey, ({ route }) => route.resource);
  const branches: Caller[] = [];
  const doubts = [
    ...hiddenIn(
      integration.api,
      given,
      used.map(({ when }) => when),
    ),
  ];
  for (const { route, when } of used) {
    const told = [...branches, ...doubts].map((one) => one.when);
    const alone = excluding(when, [...route.responses.map((response) => response.when), ...told]);
    doubts.push(...alone.flatMap((branch) => hiddenIn(route.api, branch)));
    branches.push(...alone.flatMap((branch) => seenIn(route.api, branch).map((seen) => ({ route, when: seen }))));
  }
  return { branches, doubts };
}
