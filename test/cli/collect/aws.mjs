// Stands for the AWS CLI: answers by the saved answers in SAVED, and notes in CALLS what it was asked.
import * as fs from 'node:fs';

const QUERIES = {
  'Items[].DomainName': ({ Items }) => Items.map((one) => one.DomainName),
  "Items[?ProtocolType=='WEBSOCKET'].ApiId": ({ Items }) =>
    Items.filter((one) => one.ProtocolType === 'WEBSOCKET').map((one) => one.ApiId),
  'Items[?RouteResponseSelectionExpression].RouteId': ({ Items }) =>
    Items.filter((one) => one.RouteResponseSelectionExpression).map((one) => one.RouteId),
  "Items[?!ends_with(IntegrationType, '_PROXY')].IntegrationId": ({ Items }) =>
    Items.filter((one) => !one.IntegrationType.endsWith('_PROXY')).map((one) => one.IntegrationId),
  'Items[].AccessLogSettings.DestinationArn': ({ Items }) =>
    Items.flatMap((one) => one.AccessLogSettings?.DestinationArn ?? []),
  'Items[].IntegrationUri': ({ Items }) => Items.flatMap((one) => one.IntegrationUri ?? []),
  'Items[].AuthorizerUri': ({ Items }) => Items.flatMap((one) => one.AuthorizerUri ?? []),
  'Items[].CredentialsArn': ({ Items }) => Items.flatMap((one) => one.CredentialsArn ?? []),
  'Items[].AuthorizerCredentialsArn': ({ Items }) => Items.flatMap((one) => one.AuthorizerCredentialsArn ?? []),
  Role: ({ Role }) => [Role ?? 'None'],
  PolicyNames: ({ PolicyNames }) => PolicyNames,
  "AttachedPolicies[?!contains(PolicyArn, ':iam::aws:policy/')].PolicyArn": ({ AttachedPolicies }) =>
    AttachedPolicies.map((one) => one.PolicyArn).filter((arn) => !arn.includes(':iam::aws:policy/')),
  'Policy.DefaultVersionId': ({ Policy }) => [Policy.DefaultVersionId],
};

const [service, operation, ...rest] = process.argv.slice(2);
const options = new Map();
for (let index = 0; index < rest.length; index += 2) options.set(rest[index].replace(/^--/, ''), rest[index + 1]);
const command = `${service} ${operation}`;
fs.appendFileSync(process.env.CALLS, `${process.env.AWS_REGION ?? ''} aws ${process.argv.slice(2).join(' ')}\n`);
const { answers } = JSON.parse(fs.readFileSync(process.env.SAVED, 'utf8'));
const query = options.get('query');
const isText = options.get('output') === 'text';
const found =
  command === 'iam get-policy'
    ? { answer: { Policy: { DefaultVersionId: 'v1' } } }
    : answers.find(
        (one) =>
          one.command === command &&
          [...options].every(([name, value]) => ['query', 'output'].includes(name) || one[name] === value),
      );
if (!found?.answer) {
  process.stderr.write(`\nAn error occurred (AccessDenied) when calling ${operation}: "no\\thing"\tfor you\n`);
  process.exit(254);
}
if (isText) {
  if (!Object.hasOwn(QUERIES, query)) throw new Error(`no such query: ${query}`);
  process.stdout.write(`${QUERIES[query](found.answer).join('\t')}\n`);
} else process.stdout.write(`${JSON.stringify(found.answer, null, 4)}\n`);
