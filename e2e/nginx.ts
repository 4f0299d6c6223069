import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './until.ts';

/** Debian's nginx, where it is installed. */
export const nginxProgram = ['/usr/sbin/nginx', '/usr/bin/nginx'].find((path) => existsSync(path));

export interface Nginx {
  /** The certificate that it shows, made for this run. */
  readonly certificate: string;
  stop(): Promise<void>;
}

export interface Ports {
  readonly https: number;
  readonly http: number;
  /** Hotline's own. */
  readonly hotline: number;
}

/** Runs nginx as docs/nginx.conf has it, for the name localhost and at these ports. */
export async function startNginx(program: string, ports: Ports): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-nginx-'));
  // Its workers may be another user than this one.
  chmodSync(folder, 0o755);
  const { certificate, key } = makeCertificate(folder);
  writeFileSync(join(folder, 'nginx.conf'), wholeConfiguration(folder, ports, certificate, key));
  const child = spawn(program, ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const look = async () => (child.exitCode === null ? accepts(ports.https) : `ended: ${said}`);
  await until(look, (seen) => seen !== false, 5000);
  if (child.exitCode !== null) throw new Error(said);
  return {
    certificate: readFileSync(certificate, 'utf8'),
    stop: async () => {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      rmSync(folder, { recursive: true });
    },
  };
}

/** What a reader puts into an nginx that is there, in the least nginx around it. */
function wholeConfiguration(folder: string, ports: Ports, certificate: string, key: string) {
  const example = readFileSync(join(import.meta.dirname, '../docs/nginx.conf'), 'utf8')
    .replaceAll('hotline.example.com', 'localhost')
    .replace(/(ssl_certificate +)\S+;/, `$1${certificate};`)
    .replace(/(ssl_certificate_key +)\S+;/, `$1${key};`)
    .replace('listen 443 ', `listen 127.0.0.1:${ports.https} `)
    .replace('listen 80;', `listen 127.0.0.1:${ports.http};`)
    .replace('127.0.0.1:3000', `127.0.0.1:${ports.hotline}`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((what) => `${what}_temp_path ${folder}/${what};`)
    .join('\n');
  return `daemon off;
pid ${folder}/nginx.pid;
error_log stderr;
events {}
http {
access_log off;
${temporary}
${example}
}
`;
}

function makeCertificate(folder: string): { certificate: string; key: string } {
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2'];
  const files = ['-keyout', key, '-out', certificate];
  execFileSync('openssl', ['req', '-x509', ...kind, ...name, ...files], { stdio: 'pipe' });
  return { certificate, key };
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
