import {
  ApiGatewayManagementApiClient,
  GoneException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';

const api = new ApiGatewayManagementApiClient({ endpoint: 'https://chat.example.com/live' });
const client = DynamoDBDocumentClient.from(new DynamoDBClient());

export async function handler({ text }: { readonly text: string }): Promise<void> {
  for await (const { Items = [] } of paginateScan({ client }, { TableName: 'Connections' })) {
    await Promise.allSettled(Items.map(({ connectionId }) => post(connectionId, text)));
  }
}

async function post(connectionId: string, text: string): Promise<void> {
  try {
    await api.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data: text }));
  } catch (error) {
    if (!(error instanceof GoneException)) throw error;
    await client.send(new DeleteCommand({ TableName: 'Connections', Key: { connectionId } }));
  }
}
