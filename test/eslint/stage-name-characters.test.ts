import { shapes } from './shapes';

const stage = (name: string, before = ''): string =>
  `import { HttpStage, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'; ${before} new WebSocketStage(this, 'Live', { webSocketApi, stageName: ${name} });`;

shapes('stage-name-characters', {
  reported: {
    'a space': stage(`'my stage'`),
    'a dot': stage(`'v1.2'`),
    'a dollar sign': stage(`'$live'`),
    'a character in the written part of a name': stage('`${props.env} live`'),
    'no character at all': stage(`''`),
    'more than 128 characters': stage(`'${'a'.repeat(129)}'`),
  },
  silent: {
    'letters, digits, hyphens and underscores': stage(`'pre-prod_1'`),
    'as many characters as there may be': stage(`'${'a'.repeat(128)}'`),
    '$default, of which another rule speaks': stage(`'$default'`),
    'a name that is not known': stage('props.env'),
    'a stage of an HTTP API': stage('name').replace('new WebSocketStage', 'new HttpStage').replace('name }', `'a b' }`),
  },
});
