import type { OpenAPIObject } from '@nestjs/swagger';

/** The documents of the APIs, each made when somebody first asks for it, and then kept: it takes a moment. */
export class ApiDocuments {
  private readonly made = new Map<string, OpenAPIObject>();
  private make: (name: string) => OpenAPIObject = (name) => {
    throw new Error(`nobody makes documents here, and ${name} is asked for`);
  };

  /** Says how a document is made; the application does so when it is set up. */
  makeWith(make: (name: string) => OpenAPIObject): void {
    this.make = make;
  }

  /** Shared by all who ask: never change it. */
  get(name: string): OpenAPIObject {
    let document = this.made.get(name);
    if (!document) this.made.set(name, (document = this.make(name)));
    return document;
  }
}
