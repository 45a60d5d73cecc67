import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';

const api = new ApiGatewayManagementApiClient({ endpoint: 'https://chat.example.com/live' });

export async function handler({ ids, text }: { readonly ids: readonly string[]; readonly text: string }) {
  await Promise.allSettled(ids.map((id) => api.send(new PostToConnectionCommand({ ConnectionId: id, Data: text }))));
  return { statusCode: 200 };
}
