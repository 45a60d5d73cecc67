interface WebSocketEvent {
  readonly requestContext: { readonly routeKey: string; readonly connectionId: string };
}

export function handler(event: WebSocketEvent) {
  const { routeKey, connectionId } = event.requestContext;
  console.log('event', { routeKey, connectionId });
  switch (routeKey) {
    case '$connect':
      return { statusCode: 200, body: 'connected' };
    default:
      return { statusCode: 200 };
  }
}
