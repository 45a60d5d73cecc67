/** Read and written by the code that Stryker puts into the source. It counts per `currentTestId`. */
export const stryker = (globalThis.__stryker__ = { mutantCoverage: { static: {}, perTest: {} } });

export const textOf = (error) => String(error?.stack ?? error);
