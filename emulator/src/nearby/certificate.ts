import { KeyObject, randomBytes } from 'node:crypto';
import {
  BasicConstraintsExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

export interface Certificate {
  /** Both are PEM. */
  readonly key: string;
  readonly cert: string;
}

const days = 30;
const msPerDay = 86_400_000;

/** A certificate for that address, signed by itself: browsers warn of it once. `now` is in epoch milliseconds. */
export async function makeCertificate(address: string, now: number): Promise<Certificate> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Simulated phones',
    serialNumber: randomBytes(16).toString('hex'),
    notBefore: new Date(now - msPerDay),
    notAfter: new Date(now + days * msPerDay),
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    keys,
    extensions: [
      new BasicConstraintsExtension(false),
      new SubjectAlternativeNameExtension([{ type: 'ip', value: address }]),
    ],
  });
  const key = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' });
  return { key: key.toString(), cert: certificate.toString('pem') };
}
