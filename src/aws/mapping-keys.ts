/**
 * Keys under which APIs are mapped to domains.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-mappings.html
 */

/** The longest key, in characters. */
export const MAX_MAPPING_KEY_LENGTH = 300;

/** A character that a key cannot have; slashes separate the levels of a key. */
export const NO_MAPPING_KEY_CHARACTER = /[^A-Za-z0-9$\-_.+!*'()/]/;
