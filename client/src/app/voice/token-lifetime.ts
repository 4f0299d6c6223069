/** How long a JWT lives from when it was made, in ms; free of how wrong this computer's clock is. */
export function tokenLifetime(token: string): number {
  const [, payload = ''] = token.split('.');
  const json = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
  const { iat, exp } = JSON.parse(json) as { iat: number; exp: number };
  return (exp - iat) * 1000;
}
