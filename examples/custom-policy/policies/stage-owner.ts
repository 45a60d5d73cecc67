import { definePolicy } from 'cdk-websocket-guard/policies';

/** Whoever is on call must see from the stage whom to call. */
export const stageOwner = definePolicy({
  id: 'acme/stage-owner',
  category: 'observability',
  severity: 'error',
  title: 'A stage says which team owns it',
  why: 'An alarm at night goes to the team in the tag "owner"; without one it goes to nobody.',
  fix: 'Add the tag "owner" with the name of a team.',
  references: ['https://wiki.acme.example/on-call'],
  examples: [
    {
      name: 'a stage without tags',
      template: template('Description: none'),
      reports: ['Stage Tags.owner'],
    },
    {
      name: 'a stage with a team',
      template: template('Tags: { owner: team-chat }'),
      reports: [],
    },
  ],
  check(model, judge) {
    judge.value(
      model.stages,
      'Tags.owner',
      (owner) => owner.isAbsent && 'The stage has no tag "owner": its alarms reach nobody.',
    );
  },
});

function template(properties: string): string {
  return `
Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties: { Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action }
  Stage:
    Type: AWS::ApiGatewayV2::Stage
    Properties: { ApiId: !Ref Api, StageName: live, ${properties} }
`;
}
