/** An API key: the id by which it is found, and the secret that proves it. */
export const apiKeyPattern = /^tdk_([A-Za-z0-9]{16})_([A-Za-z0-9_-]{43})$/;

export const apiKeyComplaint = 'must look like tdk_<16 letters or digits>_<43 base64url>';
