/**
 * The level of API Gateway's execution logs.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html
 */
export enum LoggingLevel {
  /** Errors only. */
  ERROR = 'ERROR',
  /** Errors and the steps of each request. */
  INFO = 'INFO',
  /** Nothing. */
  OFF = 'OFF',
}
