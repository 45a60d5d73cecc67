/** The environment variable of the function that holds the options of its handler, as JSON. */
export const OPTIONS_VARIABLE = 'WEBSOCKET_GUARD_OPTIONS';
