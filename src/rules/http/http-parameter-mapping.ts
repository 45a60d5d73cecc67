import { REJECTED_REQUEST_MAPPING } from '../../aws/rejections';
import {
  destinationProblem,
  sourceProblem,
  statusCodeProblem,
} from '../../apigateway/integrations/http-parameter-mapping';
import type { Integration } from '../../apigateway/model';
import type { Path } from '../../cloudformation/document/json';
import type { Judge, Policy } from '../policy';
import { having, keysOf } from '../support/keys';
import { developerGuide, templateReference } from '../support/pages';

export const httpParameterMapping: Policy = {
  id: 'http-parameter-mapping',
  protocols: ['http'],
  category: 'deploy',
  severity: 'error',
  title: 'A parameter mapping has the documented form, and changes no reserved header',
  why: `AWS rejects what it cannot map (${REJECTED_REQUEST_MAPPING}, "Invalid Response Actioned Parameter destination specified"), and headers that it reserves, such as Authorization, Origin and X-Forwarded-For.`,
  fix: 'Write append:, overwrite: or remove: with header.NAME or querystring.NAME, or overwrite:path; for responses, header.NAME or overwrite:statuscode. Pass a reserved header on under another name.',
  references: [developerGuide('http-api-parameter-mapping'), templateReference('ApiGatewayV2::Integration')],
  check(model, judge) {
    // With a subtype, the parameters are those of an AWS service.
    const mapped = having(model.integrations, 'RequestParameters').filter(
      ({ resource }) => resource.literal(['IntegrationSubtype']) === null,
    );
    for (const [integration, key] of keysOf(judge, mapped, 'RequestParameters')) {
      judge.value(integration, ['RequestParameters', key], (value) => {
        if (value.isAbsent) return undefined;
        return destinationProblem('request', key) ?? sourceProblem('request', value);
      });
    }
    for (const [integration, status] of keysOf(judge, model.integrations, 'ResponseParameters'))
      checkResponse(judge, integration, status);
  },
};

/** Judges how the response with a status is changed. */
function checkResponse(judge: Judge, integration: Integration, status: string): void {
  const at: Path = ['ResponseParameters', status];
  judge.value(integration, at, (value) => (value.isAbsent ? undefined : statusCodeProblem(status)));
  const list: Path = [...at, 'ResponseParameters'];
  const lengths = integration.resource
    .casesAt(list)
    .map(({ value }) => (value.kind === 'list' ? value.items.length : 0));
  for (let index = 0; index < Math.max(0, ...lengths); index++) {
    judge.value(integration, [...list, index, 'Destination'], (destination) =>
      destination.isAbsent ? undefined : destinationProblem('response', destination.string ?? ''),
    );
    judge.value(integration, [...list, index, 'Source'], (source) =>
      source.isAbsent ? undefined : sourceProblem('response', source),
    );
  }
}
