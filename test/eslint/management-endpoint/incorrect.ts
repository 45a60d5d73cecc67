import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';

interface WebSocketEvent {
  readonly body: string;
  readonly requestContext: { readonly connectionId: string; readonly domainName: string; readonly stage: string };
}

export async function handler({ body, requestContext: { connectionId, domainName, stage } }: WebSocketEvent) {
  const client = new ApiGatewayManagementApiClient({ endpoint: `${domainName}/${stage}` });
  await client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data: body }));
  return { statusCode: 200 };
}
