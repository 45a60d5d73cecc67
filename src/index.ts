export * from './aspects/websocket-guard';
export * from './aspects/websocket-guard-options';
export * from './nag/websocket-guard-checks';
