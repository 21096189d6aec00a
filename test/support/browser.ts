import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PROGRAM = '/usr/bin/chromium';
export const CHROMIUM = existsSync(PROGRAM);

/** A headless browser with one page, driven by the DevTools protocol. */
export interface Browser {
  go(url: string): Promise<void>;
  text(selector: string): Promise<string>;
  /** What an expression in the page comes to, as text. */
  evaluate(expression: string): Promise<string>;
  type(selector: string, text: string): Promise<void>;
  /** Presses a button and waits until the page that it leads to is there. */
  press(selector: string): Promise<void>;
  close(): Promise<void>;
}

export async function openBrowser(): Promise<Browser> {
  const profile = await mkdtemp(path.join(tmpdir(), 'embank-browser-'));
  const child = spawn(
    PROGRAM,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const endpoint = await endpointOf(child);
  const pages = (await (await fetch(`http://${new URL(endpoint).host}/json`)).json()) as {
    type: string;
    webSocketDebuggerUrl: string;
  }[];
  const page = pages.find(({ type }) => type === 'page');
  if (!page) throw new Error('the browser has no page');
  const send = await connect(page.webSocketDebuggerUrl);
  const evaluate = async (expression: string): Promise<string> => {
    const { result } = (await send('Runtime.evaluate', { expression })) as { result: { value?: unknown } };
    return String(result.value);
  };
  const settled = async (): Promise<void> => {
    for (
      let i = 0;
      i < 100 && (await evaluate(`document.readyState + (window.left ? 1 : '')`)) !== 'complete';
      i += 1
    )
      await sleep(50);
  };
  return {
    go: async (url) => {
      await evaluate('window.left = true');
      await send('Page.navigate', { url });
      await settled();
    },
    evaluate,
    text: (selector) => evaluate(`document.querySelector(${JSON.stringify(selector)})?.textContent.trim()`),
    type: async (selector, text) => {
      await evaluate(`document.querySelector(${JSON.stringify(selector)}).value = ${JSON.stringify(text)}`);
    },
    press: async (selector) => {
      await evaluate(`window.left = true, document.querySelector(${JSON.stringify(selector)}).click()`);
      await settled();
    },
    close: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill();
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

function endpointOf({ stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    stderr?.once('close', () => reject(new Error(`the browser did not start: ${said}`)));
  });
}

type Send = (method: string, params?: object) => Promise<unknown>;

async function connect(url: string): Promise<Send> {
  const socket = new WebSocket(url);
  await new Promise((open, fail) => {
    socket.addEventListener('open', open, { once: true });
    socket.addEventListener('error', fail, { once: true });
  });
  const waiting = new Map<number, (result: unknown) => void>();
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id?: number; result?: unknown };
    if (id !== undefined) waiting.get(id)?.(result ?? { result: {} });
  });
  let last = 0;
  return (method, params = {}) =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      socket.send(JSON.stringify({ id: last, method, params }));
    });
}
