/**
 * How much of the execution of requests API Gateway logs.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html
 */
export enum LoggingLevel {
  /** Errors only. */
  ERROR = 'ERROR',
  /** Errors and what leads to them. */
  INFO = 'INFO',
  /** Nothing. */
  OFF = 'OFF',
}
