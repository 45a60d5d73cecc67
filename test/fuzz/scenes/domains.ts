import { type Scene, NONE, oneOf, ref } from '../choices';

/** Custom domains, and which API each of them leads to. */
export const DOMAINS: Scene = {
  Domain: {
    type: 'AWS::ApiGatewayV2::DomainName',
    properties: {
      DomainName: oneOf('chat.example.com', 'chat.example.com', 'Chat.example.com', 'my_chat.example.com'),
      DomainNameConfigurations: [
        {
          EndpointType: oneOf('REGIONAL', 'REGIONAL', 'EDGE', 'PRIVATE', NONE),
          SecurityPolicy: oneOf('TLS_1_2', 'TLS_1_2', 'TLS_1_0', 'TLS_2', NONE),
        },
      ],
      MutualTlsAuthentication: oneOf(NONE, NONE, { TruststoreUri: 's3://bucket/store' }),
      RoutingMode: oneOf(NONE, NONE, 'ROUTING_RULE_ONLY', 'API_MAPPING_ONLY', 'NONE'),
    },
  },
  Mapping: {
    type: 'AWS::ApiGatewayV2::ApiMapping',
    isRoot: true,
    after: ['Stage'],
    properties: {
      ApiId: oneOf(ref('Api'), ref('Api'), ref('Api'), ref('Other')),
      DomainName: oneOf(ref('Domain'), ref('Domain'), ref('OldDomain'), 'chat.example.com'),
      Stage: oneOf('live', 'test', ref('Stage'), ref('Stage')),
      ApiMappingKey: oneOf(NONE, 'chat', 'a/b', 'a b'),
    },
  },
  TeamMapping: {
    type: 'AWS::ApiGatewayV2::ApiMapping',
    isRoot: true,
    properties: {
      ApiId: oneOf(ref('Api'), ref('Other'), ref('HttpApi')),
      DomainName: oneOf(ref('Domain'), ref('Domain'), 'chat.example.com'),
      Stage: 'live',
      ApiMappingKey: oneOf(NONE, 'chat', 'http'),
    },
  },
  HttpMapping: {
    type: 'AWS::ApiGatewayV2::ApiMapping',
    isRoot: true,
    properties: {
      ApiId: ref('HttpApi'),
      DomainName: oneOf(ref('Domain'), ref('Domain'), 'chat.example.com'),
      Stage: oneOf('$default', 'live'),
      ApiMappingKey: oneOf('http', NONE),
    },
  },
  OldDomain: {
    type: 'AWS::ApiGateway::DomainName',
    properties: {
      DomainName: 'old.example.com',
      CertificateArn: oneOf(NONE, 'arn:aws:acm:us-east-1:111122223333:certificate/a'),
      SecurityPolicy: oneOf('TLS_1_2', 'TLS_1_0', NONE),
      EndpointConfiguration: oneOf(NONE, { Types: [oneOf('REGIONAL', 'EDGE')] }),
    },
  },
  BasePath: {
    type: 'AWS::ApiGateway::BasePathMapping',
    isRoot: true,
    properties: {
      DomainName: ref('OldDomain'),
      RestApiId: oneOf(ref('Api'), ref('Other'), 'abc123'),
      Stage: 'live',
    },
  },
  Rule: {
    type: 'AWS::ApiGatewayV2::RoutingRule',
    isRoot: true,
    properties: {
      DomainNameArn: { 'Fn::GetAtt': ['Domain', 'DomainNameArn'] },
      Priority: 1,
      Conditions: [{ MatchBasePaths: { AnyOf: ['a'] } }],
      Actions: [{ InvokeApi: { ApiId: oneOf(ref('Api'), 'abc123'), Stage: 'live' } }],
    },
  },
};
