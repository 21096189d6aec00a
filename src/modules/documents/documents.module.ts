import { Module } from '@nestjs/common';
import './texts.js';
import { KeyDocumentController } from './key-document.controller.js';

/** What the bank publishes about its own interfaces. */
@Module({ controllers: [KeyDocumentController] })
export class DocumentsModule {}
