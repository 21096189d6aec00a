/** What the application answered in this file and its documents do not say; each test is failed by its own. */
export const undocumented = new Set<string>();

/** Which operations answered which problems in this file, as `GET /v1/offers/{id} not_found`. */
export const provoked = new Set<string>();
