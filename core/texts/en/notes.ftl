note-local-scoring = The moments were chosen without a language model: by words, pauses and loudness.
note-partly-local-scoring = The language model refused part of the video: there the moments were chosen by words, pauses and loudness.
note-no-words = The transcript has no words in this stretch: the short has no captions.
note-filled-up-locally = The language model found fewer moments than wanted; the others were chosen by words, pauses and loudness.
note-found-by-words = Found without a language model: by the words of the query.
note-partly-found-by-words = Some of the moments were found without a language model: by the words of the query.
