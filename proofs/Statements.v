(******************************************************************************)
(*  Statements: what is proved, and nothing else                               *)
(*                                                                            *)
(*  Every claim of this development is a proposition defined here. No proof is  *)
(*  in this file. Audit.v checks that a proof of exactly this proposition       *)
(*  exists, prints its text and lists the axioms used.                         *)
(*                                                                            *)
(*  Words of MathComp used below: 'I_n is {0, ..., n-1}; x ^+ k is a power;     *)
(*  k%:R is the number k in a ring; n`! is a factorial; {ffun A -> B} is the    *)
(*  finite type of maps; {mpoly F[n]} is polynomials in n variables 'X_i over   *)
(*  F; c%:MP is a constant; p^`M(i) is the derivative by 'X_i.                  *)
(*                                                                            *)
(*  Equation numbers are those of arXiv 1608.08225.                            *)
(******************************************************************************)
From mathcomp Require Import all_ssreflect all_algebra.
From SsrMultinomials Require Import mpoly.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(* ------------------------------------------------------------------------- *)
(*  1. Sign cancellation (A1-A4)                                              *)
(* ------------------------------------------------------------------------- *)

(* The sign of a bit: false is +1, true is -1. *)
Definition sign (R : ringType) (b : bool) : R := (-1) ^+ b.

(* The sum over all sign vectors s of (prod s_i) (sum s_i x_i)^k. *)
Definition signsum (R : comRingType) (n : nat) (x : 'I_n -> R) (k : nat) : R :=
  \sum_(s : {ffun 'I_n -> bool})
     (\prod_i sign R (s i)) * (\sum_i sign R (s i) * x i) ^+ k.

(* It vanishes below degree n ... *)
Definition sign_cancellation : Prop :=
  forall (R : comRingType) (n k : nat) (x : 'I_n -> R),
    (k < n)%N -> signsum x k = 0.

(* ... and is 2^n n! times the product in degree n. *)
Definition sign_product : Prop :=
  forall (R : comRingType) (n : nat) (x : 'I_n -> R),
    signsum x n = (2 ^ n * n`!)%:R * \prod_i x i.

(* ------------------------------------------------------------------------- *)
(*  2. Networks with one hidden layer, to Taylor order d                       *)
(* ------------------------------------------------------------------------- *)

Section Networks.

Variables (F : fieldType) (n m : nat).

(* n inputs, m hidden neurons. a i j is the weight from input i to neuron j,
   w j the weight from neuron j to the output. *)
Variables (a : 'I_n -> 'I_m -> F) (w : 'I_m -> F).

(* What neuron j receives: sum_i a_ij x_i, as a polynomial. *)
Definition preactivation (j : 'I_m) : {mpoly F[n]} := \sum_i a i j *: 'X_i.

(* An activation with Taylor coefficients sigma_0, sigma_1, ... at its bias,
   cut after degree d, applied to the polynomial u. *)
Definition neuron (d : nat) (sigma : nat -> F) (u : {mpoly F[n]}) : {mpoly F[n]} :=
  \sum_(k < d.+1) sigma k *: u ^+ k.

(* The Taylor polynomial (up to terms of degree more than d) of a network whose
   neuron j has the Taylor coefficients tau j: each neuron may have its own bias
   and even its own activation. *)
Definition free_network (d : nat) (tau : 'I_m -> nat -> F) : {mpoly F[n]} :=
  \sum_j w j *: neuron d (tau j) (preactivation j).

(* All neurons share one activation and one bias: left-hand side of (A1). *)
Definition network (d : nat) (sigma : nat -> F) : {mpoly F[n]} :=
  free_network d (fun=> sigma).

(* The degree-k part of a network as a function: left-hand side of (A2), (A3). *)
Definition layer (sigma : nat -> F) (k : nat) (x : 'I_n -> F) : F :=
  sigma k * \sum_j w j * (\sum_i a i j * x i) ^+ k.

End Networks.

(* The field has characteristic 0. *)
Definition char0 (F : fieldType) : Prop := [char F] =i pred0.

(* The target x_0 x_1 ... x_(n-1). *)
Definition product (F : fieldType) (n : nat) : {mpoly F[n]} := \prod_i 'X_i.

(* ------------------------------------------------------------------------- *)
(*  3. The product needs 2^n neurons (A5-A11)                                 *)
(* ------------------------------------------------------------------------- *)

(* The network of (A4): neuron j has the sign vector given by the binary digits
   of j, and neurons beyond the first 2^n are switched off. *)
Definition cube_a (F : fieldType) (n m : nat) (i : 'I_n) (j : 'I_m) : F :=
  sign F (odd (j %/ 2 ^ i)).

Definition cube_w (F : fieldType) (n m : nat) (sigma : nat -> F) (j : 'I_m) : F :=
  if (j < 2 ^ n)%N
  then (\prod_(i < n) cube_a F i j) / ((2 ^ n * n`!)%:R * sigma n)
  else 0.

(* 2^n neurons suffice, by that network; only sigma_n <> 0 is needed. *)
Definition product_sufficient : Prop :=
  forall (F : fieldType) (n m : nat) (sigma : nat -> F),
    char0 F -> sigma n != 0 -> (2 ^ n <= m)%N ->
    network (@cube_a F n m) (cube_w n sigma) n sigma = product F n.

(* They are necessary, from the values at all points of the field alone; the field
   may be finite if neither 2 nor n! is 0 in it. *)
Definition product_necessary : Prop :=
  forall (F : fieldType) (n m : nat) (sigma : nat -> F)
         (a : 'I_n -> 'I_m -> F) (w : 'I_m -> F),
    (2 * n`!)%:R != 0 :> F ->
    (forall k, (k <= n)%N -> sigma k != 0) ->
    (forall k, (k <= n)%N -> forall x : 'I_n -> F,
       layer a w sigma k x = (k == n)%:R * \prod_i x i) ->
    (2 ^ n <= m)%N.

(* Both together, for polynomials. *)
Definition product_flattening : Prop :=
  forall (F : fieldType) (n m : nat) (sigma : nat -> F),
    char0 F -> (forall k, (k <= n)%N -> sigma k != 0) ->
    ((exists (a : 'I_n -> 'I_m -> F) (w : 'I_m -> F),
        network a w n sigma = product F n)
     <-> (2 ^ n <= m)%N).

(* Differentiating a k-th power by all the variables of a list s. *)
Definition derive_all (F : fieldType) (n : nat) (s : seq 'I_n) (p : {mpoly F[n]}) :
  {mpoly F[n]} := foldr (fun i q => q^`M(i)) p s.

(* The factor is k!/(k-|s|)!, where (A5) and (A6) print k!/|s|!. *)
Definition derivative_factor : Prop :=
  forall (F : fieldType) (n m : nat) (a : 'I_n -> 'I_m -> F) (j : 'I_m)
         (k : nat) (s : seq 'I_n),
    (size s <= k)%N ->
    derive_all s (preactivation a j ^+ k) =
    ((k`! %/ (k - size s)`!)%:R * \prod_(i <- s) a i j)
      *: preactivation a j ^+ (k - size s).

(* The two factors differ: 4 and 24 at k = 4, |s| = 1; 1 and 2 at k = 2, |s| = 0. *)
Definition printed_factor_differs : Prop :=
  ((4`! %/ (4 - 1)`! = 4 /\ 4`! %/ 1`! = 24) /\
   (2`! %/ (2 - 0)`! = 1 /\ 2`! %/ 0`! = 2))%N.

(* ------------------------------------------------------------------------- *)
(*  4. Networks with biases                                                   *)
(* ------------------------------------------------------------------------- *)

(* One common expansion point and an output bias c: 2^n - 1 neurons are enough and
   are needed. Nothing is asked of sigma_0. *)
Definition output_bias : Prop :=
  forall (F : fieldType) (n m : nat) (sigma : nat -> F),
    char0 F -> (forall k, (0 < k <= n)%N -> sigma k != 0) ->
    ((exists (c : F) (a : 'I_n -> 'I_m -> F) (w : 'I_m -> F),
        c%:MP + network a w n sigma = product F n)
     <-> (2 ^ n - 1 <= m)%N).

(* Half of the cube: the first of n+1 signs is fixed to +1. *)
Definition halfsum (R : comRingType) (n : nat) (x : 'I_n.+1 -> R) (k : nat) : R :=
  \sum_(s : {ffun 'I_n -> bool})
     (\prod_i sign R (s i)) *
     (x ord0 + \sum_i sign R (s i) * x (lift ord0 i)) ^+ k.

Definition half_cube_below : Prop :=
  forall (R : comRingType) (n k : nat) (x : 'I_n.+1 -> R),
    (k < n)%N -> halfsum x k = 0.

Definition half_cube_at : Prop :=
  forall (R : comRingType) (n : nat) (x : 'I_n.+1 -> R),
    halfsum x n = (2 ^ n * n`!)%:R * \prod_(i < n) x (lift ord0 i).

Definition half_cube_full : Prop :=
  forall (R : comRingType) (n : nat) (x : 'I_n.+1 -> R),
    halfsum x n.+1 = (2 ^ n * n.+1`!)%:R * \prod_i x i.

(* The product of n+1 inputs is a sum of m (n+1)-st powers of linear forms exactly
   when m >= 2^n (its Waring rank). *)
Definition power_sums : Prop :=
  forall (F : fieldType) (n m : nat),
    char0 F ->
    ((exists (a : 'I_n.+1 -> 'I_m -> F) (c : 'I_m -> F),
        \sum_j c j *: preactivation a j ^+ n.+1 = product F n.+1)
     <-> (2 ^ n <= m)%N).

(* Whatever the biases and activations of the neurons, and with an output bias:
   n+1 inputs need 2^n neurons. *)
Definition any_bias : Prop :=
  forall (F : fieldType) (n m : nat) (tau : 'I_m -> nat -> F) (c : F)
         (a : 'I_n.+1 -> 'I_m -> F) (w : 'I_m -> F),
    char0 F -> c%:MP + free_network a w n.+1 tau = product F n.+1 -> (2 ^ n <= m)%N.

(* That bound is met at a bias where sigma_n = 0 and sigma_(n+1) <> 0. *)
Definition half_cube : Prop :=
  forall (F : fieldType) (n m : nat) (sigma : nat -> F),
    char0 F -> sigma n = 0 -> sigma n.+1 != 0 ->
    ((exists (a : 'I_n.+1 -> 'I_m -> F) (w : 'I_m -> F),
        network a w n.+1 sigma = product F n.+1)
     <-> (2 ^ n <= m)%N).

(* ------------------------------------------------------------------------- *)
(*  5. Monomials                                                              *)
(* ------------------------------------------------------------------------- *)

(* The degree of x^r. *)
Definition degree (n : nat) (r : 'I_n -> nat) : nat := \sum_i r i.

(* The monomial x^r needs prod (r_i + 1) neurons, from values alone. *)
Definition monomial_necessary : Prop :=
  forall (F : fieldType) (n m : nat) (r : 'I_n -> nat) (sigma : nat -> F)
         (a : 'I_n -> 'I_m -> F) (w : 'I_m -> F),
    (2 * (degree r)`!)%:R != 0 :> F ->
    (forall k, (k <= degree r)%N -> sigma k != 0) ->
    (forall k, (k <= degree r)%N -> forall x : 'I_n -> F,
       layer a w sigma k x = (k == degree r)%:R * \prod_i x i ^+ r i) ->
    (\prod_i (r i).+1 <= m)%N.

(* It needs them and they are enough. *)
Definition monomials : Prop :=
  forall (F : fieldType) (n m : nat) (r : 'I_n -> nat) (sigma : nat -> F),
    char0 F -> (forall k, (k <= degree r)%N -> sigma k != 0) ->
    ((exists (a : 'I_n -> 'I_m -> F) (w : 'I_m -> F),
        network a w (degree r) sigma = \prod_i 'X_i ^+ r i)
     <-> (\prod_i (r i).+1 <= m)%N).
