import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { type Classification, type ClassifyOptions, loadModel } from '../../engines/classification/index.js';

/** The shipped model, read once: text in, path of the tree out. How it was trained and measured stands in its metadata. */
@Injectable()
export class TextModel {
  private readonly model = loadModel(
    readFileSync(new URL('./data/model/scenario-model.bin', import.meta.url)),
  );

  classify(text: string, options: ClassifyOptions): Classification {
    return this.model.classify(text, options);
  }
}
