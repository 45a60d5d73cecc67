import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';

const api = new ApiGatewayManagementApiClient({ endpoint: 'https://chat.example.com/live' });
const client = DynamoDBDocumentClient.from(new DynamoDBClient());

export async function handler({ text }: { readonly text: string }): Promise<void> {
  for await (const { Items = [] } of paginateScan({ client }, { TableName: 'Connections' })) {
    await Promise.allSettled(
      Items.map(({ connectionId }) =>
        api.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data: text })),
      ),
    );
  }
}
