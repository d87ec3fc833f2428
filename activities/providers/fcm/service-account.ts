import { createPrivateKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { webAddress } from '../../../models/domain/variable-kinds.ts';

/** Who sends, and the key that proves it. */
export interface ServiceAccount {
  projectId: string;
  email: string;
  keyId: string;
  key: KeyObject;
  /** Where access is asked for. */
  tokenUri: string;
}

const file = z.object({
  project_id: z.string().regex(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/),
  client_email: z.email(),
  private_key_id: z.string().min(1),
  private_key: z.string(),
  token_uri: webAddress.default('https://oauth2.googleapis.com/token'),
});

const complaint = 'must be the JSON file of a service account, as the Firebase console makes it';

/** Reads the key file of a service account: https://cloud.google.com/iam/docs/keys-create-delete. */
export const serviceAccount = z.string().transform((written, context): ServiceAccount => {
  const parsed = file.safeParse(asJson(written));
  const key = parsed.data && privateKey(parsed.data.private_key);
  if (parsed.data && key?.asymmetricKeyType === 'rsa') {
    const { project_id: projectId, client_email: email, private_key_id: keyId, token_uri: tokenUri } = parsed.data;
    return { projectId, email, keyId, key, tokenUri };
  }
  const wrong = parsed.error ? parsed.error.issues.map(({ path }) => path.join('.')).filter(Boolean) : ['private_key'];
  const where = wrong.length > 0 ? `; wrong or missing in it: ${[...new Set(wrong)].join(', ')}` : '';
  context.addIssue({ code: 'custom', message: `${complaint}${where}` });
  return z.NEVER;
});

function asJson(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

function privateKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}
