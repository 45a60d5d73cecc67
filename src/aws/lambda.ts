/**
 * How long a Lambda function may run without `Timeout`, in seconds.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html
 */
export const DEFAULT_FUNCTION_TIMEOUT_S = 3;
