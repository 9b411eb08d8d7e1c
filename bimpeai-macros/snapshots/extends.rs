__model_extendable_Note! {
    [extends = Note] #[doc = " A note with more in it."] pub struct NoteDetail { #[doc =
    " Its size."] pub size : u32, }
}
