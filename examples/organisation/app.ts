import { App } from 'aws-cdk-lib';
import { AccountStack } from './lib/account-stack';
import { HandlerStack } from './lib/handler-stack';
import { OrganisationStack } from './lib/organisation-stack';

const app = new App();

// The hook of one account and region, to begin with.
new AccountStack(app, 'Account', { env: { account: '111122223333', region: 'eu-west-1' } });

// The hook of every account of two organizational units, in two regions: from the management account, or from a delegated
// administrator of stack sets. Each region needs a bucket with the handler.
const regions = ['eu-west-1', 'us-east-1'];
const handlers = regions.map(
  (region) =>
    new HandlerStack(app, `Handler-${region}`, {
      env: { account: '444455556666', region },
      organisationId: 'o-a1b2c3d4e5',
    }),
);
const organisation = new OrganisationStack(app, 'Organisation', {
  env: { account: '444455556666', region: 'eu-west-1' },
  handlerKey: HandlerStack.handlerKey(handlers),
  organizationalUnits: ['ou-a1b2-c3d4e5f6', 'ou-a1b2-g7h8i9j0'],
  regions,
});
for (const handler of handlers) organisation.addStackDependency(handler);

app.synth();
